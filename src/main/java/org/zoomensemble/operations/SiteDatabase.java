package org.zoomensemble.operations;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** {@code SPRING_DATASOURCE_URL} names a server of the site. */
final class SiteDatabase implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return !new NoSiteDatabase().matches(context, metadata);
    }
}
