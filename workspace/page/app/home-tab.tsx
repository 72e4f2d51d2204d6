import { useState, type ReactNode } from 'react';
import type { UiView } from '../../ui-contract';
import { NoticeLine } from '../channel/notice-line';
import { useViewer } from '../live/viewer-context';
import { SurfaceFrame } from '../surface/surface-frame';

/** The app's Home as it last published it for this person. */
export function HomeTab({ home }: { home: UiView | null }): ReactNode {
  const { app } = useViewer();
  const [notice, setNotice] = useState<string | null>(null);
  return (
    <div className="home-scroll" tabIndex={0} role="region" aria-label={`${app.name} home`}>
      <div className="home">
        {notice !== null && <NoticeLine text={notice} onDismiss={() => setNotice(null)} />}
        {home === null ? (
          <p className="empty">{app.name} has not published a Home for you yet.</p>
        ) : (
          <SurfaceFrame container={{ type: 'view', viewId: home.id }} blocks={home.blocks} onError={setNotice} />
        )}
      </div>
    </div>
  );
}
