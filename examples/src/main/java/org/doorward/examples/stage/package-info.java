/** How the demo's director starts, orders and hears the processes that play its parts. */
package org.doorward.examples.stage;
