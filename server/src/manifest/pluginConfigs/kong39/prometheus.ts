import { BOOLEAN, each } from '../field';
import type { PluginConfig } from '../pluginConfig';

export const PROMETHEUS: PluginConfig = {
  source: 'Kong 3.9, kong/plugins/prometheus/schema.lua',
  fields: each(
    BOOLEAN,
    'per_consumer',
    'status_code_metrics',
    'ai_metrics',
    'latency_metrics',
    'bandwidth_metrics',
    'upstream_health_metrics',
  ),
};
