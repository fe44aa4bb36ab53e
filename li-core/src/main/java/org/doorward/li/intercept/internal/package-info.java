/** How interceptions are minted, numbered and handed to delivery; exported to the library's own modules only. */
package org.doorward.li.intercept.internal;
