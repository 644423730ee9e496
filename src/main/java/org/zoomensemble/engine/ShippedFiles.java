package org.zoomensemble.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The models and tables inside the application, by file name. */
@Component
class ShippedFiles {

    private final PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();

    Map<String, byte[]> models() {
        return read("classpath*:bpmn/*.bpmn");
    }

    Map<String, byte[]> tables() {
        return read("classpath*:dmn/*.dmn");
    }

    private Map<String, byte[]> read(String pattern) {
        Map<String, byte[]> files = new TreeMap<>();
        try {
            for (Resource resource : resources.getResources(pattern)) {
                files.put(resource.getFilename(), resource.getContentAsByteArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The application's own files " + pattern + " cannot be read.", e);
        }
        return files;
    }
}
