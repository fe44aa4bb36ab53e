/** For whoever keeps an element's state elsewhere: what that has to do, as checks, and a store to compare with. */
package org.doorward.li.spec.store;
