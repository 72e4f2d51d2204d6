import type { JsonObject } from '../json';
import type { StoredFile } from '../stores/files';
import type { World } from '../world';

export function toApiFile(world: World, file: StoredFile): JsonObject {
  const url = `${world.url}ui/files/${file.id}`;
  return {
    id: file.id,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    size: file.length,
    user: world.settings.app.botUserId,
    url_private: url,
    url_private_download: url,
    permalink: url,
  };
}
