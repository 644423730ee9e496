/** Room: settings, embedded database, health, metrics. */
package org.zoomensemble.operations;
