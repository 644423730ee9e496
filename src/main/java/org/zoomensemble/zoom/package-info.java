/** Room: what we ask of Zoom and what it answers. */
package org.zoomensemble.zoom;
