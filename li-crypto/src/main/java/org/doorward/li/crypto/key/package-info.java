/** The keys of a component, behind a seam that uses them and never gives them away. */
package org.doorward.li.crypto.key;
