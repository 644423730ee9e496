/** Room: the pages. */
package org.zoomensemble.web;
