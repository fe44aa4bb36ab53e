/**
 * The decision about each request: the library's own rules first, then hooks that can only narrow what those
 * permit.
 */
package org.doorward.li.policy;
