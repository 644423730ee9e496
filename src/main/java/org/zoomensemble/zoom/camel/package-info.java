/** Room: the Java side of the Zoom routes, access tokens and the rate budget. */
package org.zoomensemble.zoom.camel;
