package org.zoomensemble.workflow;

import java.util.Map;

/**
 * What a push-down would do, before anything is saved.
 *
 * @param fields how many would get each field, by the names of the REST interface
 */
public record PushDownPreview(
        PushDownMode mode, int total, int changed, int unchanged, int leftAsCustomized, Map<String, Integer> fields) {}
