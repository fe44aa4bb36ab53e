/** The demo's officers: each a process of its own that sees what it signs. */
package org.doorward.examples.officer;
