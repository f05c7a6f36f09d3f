// RFGScoring
