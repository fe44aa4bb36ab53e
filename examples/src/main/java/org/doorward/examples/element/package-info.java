/** The demo's network element: its traffic is a capture, its lawful interception is the library. */
package org.doorward.examples.element;
