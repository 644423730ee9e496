/** The application's own PostgreSQL: unpacked, started, guarded and stopped. Plain Java, knows nothing of Spring. */
package org.zoomensemble.operations.postgres;
