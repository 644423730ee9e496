/** What is said when the application cannot start: one sentence, one remedy, no stack trace. */
package org.zoomensemble.operations.start;
