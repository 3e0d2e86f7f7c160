import type { ReactNode } from 'react'
import { Icon } from './icon'
import { useRefusedFocus } from './use-refused-focus'

/**
 * Why nothing of what was sent was taken, where that is of no one field. It comes to whoever sent it, for the button may be far
 * below. The alert is within what is focused: some screen readers read an alert twice that takes the focus itself.
 */
export function Refusal({ id, className = '', children }: { id?: string; className?: string; children: ReactNode }) {
	const box = useRefusedFocus<HTMLDivElement>()
	return (
		<div className={`say bad ${className}`.trim()} id={id} ref={box} tabIndex={-1}>
			<Icon name="warn" />
			<p role="alert">{children}</p>
		</div>
	)
}
