/** Officers' signatures: making one with a key that stays in its vault, and the one way in which they are verified. */
package org.doorward.li.crypto.signature;
