package org.zoomensemble.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.lang.reflect.Constructor;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** Every topic of a process has its worker, and every worker has its topic. */
class TopicsTest {

    @Test
    void topicsAndWorkersAgree() throws Exception {
        assertThat(topicsOfWorkers()).isNotEmpty().isEqualTo(topicsOfProcesses());
    }

    private static Set<String> topicsOfProcesses() {
        return new ShippedFiles()
                .models().values().stream()
                        .map(content -> Bpmn.readModelFromStream(new ByteArrayInputStream(content)))
                        .flatMap(model -> model.getModelElementsByType(ServiceTask.class).stream())
                        .map(ServiceTask::getCamundaTopic)
                        .filter(topic -> topic != null)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> topicsOfWorkers() throws Exception {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AssignableTypeFilter(TopicWorker.class));
        Set<String> topics = new TreeSet<>();
        for (BeanDefinition found : scan.findCandidateComponents("org.zoomensemble.engine")) {
            Constructor<?> constructor = Class.forName(found.getBeanClassName()).getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            TopicWorker worker = (TopicWorker) constructor.newInstance(new Object[constructor.getParameterCount()]);
            topics.add(worker.topic());
            assertThat(worker.getClass().getSimpleName()).isEqualTo(camelCase(worker.topic()) + "Worker");
        }
        return topics;
    }

    private static String camelCase(String topic) {
        return java.util.Arrays.stream(topic.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}
