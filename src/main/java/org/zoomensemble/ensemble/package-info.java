/** Room: what we ask of Ensemble and what it answers. */
package org.zoomensemble.ensemble;
