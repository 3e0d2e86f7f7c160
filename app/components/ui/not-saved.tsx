import { useCutOff } from '../keep-page'

/** Stays until something arrives again. */
export function NotSaved() {
	if (!useCutOff()) return null
	return (
		<div className="toast-place">
			<div className="toast" role="alert">
				<span>
					Not saved: Belay could not be reached. Your words are still on this page; send them again in a moment.
				</span>
			</div>
		</div>
	)
}
