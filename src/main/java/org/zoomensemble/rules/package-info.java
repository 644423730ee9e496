/** Room: facts in, verdict out; drafts, trials and publication of tables. */
package org.zoomensemble.rules;
