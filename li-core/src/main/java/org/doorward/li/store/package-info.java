/** What outlives the process: where an element's state is kept, whoever keeps it. */
package org.doorward.li.store;
