import { useClosing } from '../ui/use-closing'

/** The lead takes a line of somebody off, once that is asked: it goes for everybody, and there is no way back. */
export function TakeOff({ text, onTake }: { text: string; onTake: () => void }) {
	const { menu } = useClosing()
	return (
		<details className="take-off" ref={menu}>
			<summary className="linkish" aria-label={`Take off: ${text}`}>
				Take off
			</summary>
			<p className="small soft">Take this off for everybody? It cannot be put back.</p>
			<button type="button" className="btn bad sm" aria-label={`Take it off: ${text}`} onClick={onTake}>
				Take it off
			</button>
		</details>
	)
}
