import { useHydrated } from '../ui/use-hydrated'

/** The sheet on paper: styles leave out everything one clicks. Without script the browser's own menu prints the same. */
export function PrintSheet() {
	if (!useHydrated()) return null
	return (
		<p className="no-print mt-4">
			<button className="btn edge sm" type="button" onClick={() => window.print()}>
				Print this sheet
			</button>
		</p>
	)
}
