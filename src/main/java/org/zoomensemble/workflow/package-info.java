/** Room: Zoom connections, templates, media workflows, active users and push-down. */
package org.zoomensemble.workflow;
