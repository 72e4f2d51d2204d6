import { describeConnector } from './harness';
import { subject } from './subjects/wootric';

describeConnector(subject);
