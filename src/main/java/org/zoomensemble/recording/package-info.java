/** Room: what Zoom has: recordings, segments, files; the sweep, announcing through an interface that ingest implements. */
package org.zoomensemble.recording;
