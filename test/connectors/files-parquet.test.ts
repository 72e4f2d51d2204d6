import { describeConnector } from './harness';
import { subject } from './subjects/files-parquet';

describeConnector(subject);
