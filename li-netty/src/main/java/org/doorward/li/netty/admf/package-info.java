/**
 * The ADMF's side of X1: {@link org.doorward.li.netty.admf.Admf} has a method for each request to an element,
 * takes what elements report, keeps them from missing it, and brings an element to the state that is wanted.
 */
package org.doorward.li.netty.admf;
