/** How a log has its checkpoints cosigned, and how a witness is asked to. */
package org.doorward.li.netty.witness;
