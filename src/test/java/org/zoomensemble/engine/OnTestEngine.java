package org.zoomensemble.engine;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;

import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Gives each test an engine of its own, which the process assertions ask. */
abstract class OnTestEngine {

    TestEngine house;

    @BeforeEach
    void start() {
        house = new TestEngine();
        init(house.engine);
    }

    @AfterEach
    void close() {
        BpmnAwareTests.reset();
        house.close();
    }
}
