/** Plays the ceremony of the README: who signs what, what is refused without it, and what one officer takes back. */
package org.doorward.examples.ceremony;
