/** Room: one recording for one media workflow, from found to outcome. */
package org.zoomensemble.ingest;
