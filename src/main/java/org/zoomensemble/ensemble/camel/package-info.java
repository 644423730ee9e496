/** Room: the Java side of the Ensemble routes. */
package org.zoomensemble.ensemble.camel;
