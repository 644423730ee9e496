/** Room: the REST interface. */
package org.zoomensemble.api;
