import '@diemtua/ui/tokens.css';
import '@diemtua/ui/fonts.css';
import '@diemtua/ui/base.css';
import '@diemtua/ui/parts.css';
import './frame.css';
import '../calculator/calculator.css';
import '../home/starts.css';
