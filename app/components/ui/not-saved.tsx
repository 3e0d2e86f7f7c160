import { paths } from '~/paths'
import { useNotSent } from '../keep-page'

/** Stays until something arrives again. */
export function NotSaved() {
	const why = useNotSent()
	if (!why) return null
	return (
		<div className="toast-place">
			<div className="toast" role="alert">
				{why === 'cut-off' ? (
					<span>
						Not saved: Belay could not be reached. Your words are still on this page; send them again in a moment.
					</span>
				) : why === 'gone' ? (
					<span>
						Not saved: what this page was about is no longer there, or has moved. Your words are still on this page:
						copy them before you leave it.
					</span>
				) : (
					<span>
						Not saved: your sign-in has ended. Your words are still on this page:{' '}
						<a href={paths.login()} target="_blank" rel="noreferrer">
							sign in in a new tab
						</a>
						, then send them again.
					</span>
				)}
			</div>
		</div>
	)
}
