/** Holds what an element's log says was delivered against what an MDF has. */
package org.doorward.examples.reconcile;
