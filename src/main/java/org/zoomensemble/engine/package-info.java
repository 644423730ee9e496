/** Room: Camunda and nobody else: the bridge to the workers, starts, messages, decisions, deployment, incidents. */
package org.zoomensemble.engine;
