/** Room: people and roles, sealed secrets, the address guard. */
package org.zoomensemble.security;
