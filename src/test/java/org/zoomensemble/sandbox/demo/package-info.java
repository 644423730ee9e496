/** The demonstration: both peers, an account with something of everything, and an administrator who sets it all up. */
package org.zoomensemble.sandbox.demo;
