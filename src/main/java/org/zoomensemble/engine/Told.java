package org.zoomensemble.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What was last told about a task, so that the same sentence is not told at every look. Thread-safe, bounded. */
@Component
class Told {

    private static final int MOST = 10_000;

    private final Map<String, String> sentences = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    };

    /** Whether the sentence is news. */
    synchronized boolean isNews(String taskId, String sentence) {
        return !sentence.equals(sentences.put(taskId, sentence));
    }

    synchronized void forget(String taskId) {
        sentences.remove(taskId);
    }
}
