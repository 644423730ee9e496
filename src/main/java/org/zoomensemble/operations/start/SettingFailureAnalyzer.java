package org.zoomensemble.operations.start;

import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationErrors;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.convert.ConverterNotFoundException;
import org.springframework.util.ClassUtils;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.zoomensemble.operations.StartRefusedException;

/** A malformed or missing setting. Unlike Spring Boot's own analyzers it never repeats what may be a secret. */
class SettingFailureAnalyzer implements FailureAnalyzer, Ordered {

    @Override
    public FailureAnalysis analyze(Throwable failure) {
        BindException bind = find(failure, BindException.class);
        if (bind == null || find(failure, StartRefusedException.class) != null) {
            return null;
        }
        BindValidationException invalid = find(bind, BindValidationException.class);
        return invalid == null ? malformed(bind) : invalid(invalid.getValidationErrors(), bind);
    }

    private static FailureAnalysis invalid(ValidationErrors errors, BindException bind) {
        String sentences = errors.getAllErrors().stream()
                .map(error -> sentence(errors.getName(), error))
                .sorted()
                .collect(Collectors.joining(System.lineSeparator()));
        return new FailureAnalysis(sentences, "Correct the setting and start again.", bind);
    }

    private static String sentence(ConfigurationPropertyName prefix, ObjectError error) {
        String field = error instanceof FieldError wrong ? "." + dashed(wrong.getField()) : "";
        return "The setting %s %s.".formatted(new SettingName(prefix + field), error.getDefaultMessage());
    }

    private static String dashed(String field) {
        return field.replaceAll("(\\p{Lower})(\\p{Upper})", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static FailureAnalysis malformed(BindException bind) {
        SettingName name = new SettingName(bind.getName().toString());
        String origin = bind.getProperty() == null || bind.getProperty().getOrigin() == null
                ? ""
                : " It stands in: %s.".formatted(bind.getProperty().getOrigin());
        return new FailureAnalysis(
                "The setting %s %s.%s".formatted(name, reason(bind, name), origin),
                "Correct the setting and start again.",
                bind);
    }

    private static String reason(BindException bind, SettingName name) {
        Object value = bind.getProperty() == null ? null : bind.getProperty().getValue();
        String shown = name.isPublic() && value != null ? " \"" + value + "\"" : "";
        ConversionFailedException conversion = find(bind, ConversionFailedException.class);
        if (conversion != null || find(bind, ConverterNotFoundException.class) != null) {
            return "has a value%s that is no %s"
                    .formatted(shown, kind(bind.getTarget().getType().resolve(Object.class)));
        }
        // Our own settings refuse in words of their own, which hold no secret.
        IllegalArgumentException refusal = innermost(bind);
        return refusal == null || refusal.getMessage() == null
                ? "has a value%s that cannot be used".formatted(shown)
                : "cannot be used: " + refusal.getMessage().replaceFirst("\\.$", "");
    }

    private static String kind(Class<?> type) {
        Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
        return Number.class.isAssignableFrom(boxed)
                ? "number"
                : boxed.getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static IllegalArgumentException innermost(Throwable failure) {
        IllegalArgumentException found = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException refusal
                    && cause.getStackTrace().length > 0
                    && cause.getStackTrace()[0].getClassName().startsWith("org.zoomensemble.")) {
                found = refusal;
            }
        }
        return found;
    }

    private static <T extends Throwable> T find(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
