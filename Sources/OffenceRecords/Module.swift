// OffenceRecords
