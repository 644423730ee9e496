package org.zoomensemble.engine;

/** The task that was worked on does not exist any more. */
final class TaskGoneException extends RuntimeException {}
