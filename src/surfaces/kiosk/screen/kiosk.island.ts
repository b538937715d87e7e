import { countDown } from "./island/idle.ts";
import { followKeys, numberOptions } from "./island/keypad.ts";
import { lock } from "./island/lock.ts";
import { eachScreen, turnByItself, turnOnPress } from "./island/turn.ts";
import { drawKeys, hearScanner } from "./island/typing.ts";
import { speakScreens } from "./island/voice.ts";

lock();
turnOnPress();
turnByItself();
hearScanner();
followKeys();
countDown();
eachScreen(drawKeys);
eachScreen(numberOptions);
speakScreens();
