/** What an ADMF keeps of its exchanges with elements, for later reconciliation with their logs. */
package org.doorward.li.record;
