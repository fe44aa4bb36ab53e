/** What root officers do with an element's exported state, so that other hardware can go on with it. */
package org.doorward.li.crypto.transfer;
