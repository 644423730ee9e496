/** Room: institutions, organizations, libraries and people, as Ensemble has them. */
package org.zoomensemble.directory;
