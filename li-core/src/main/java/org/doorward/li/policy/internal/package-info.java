/** Who asks, what the library's rules say, and how hooks narrow that: one class and one method each. */
package org.doorward.li.policy.internal;
